namespace Shop;

public class Function
{
    public string Run(string input) => input;
}
