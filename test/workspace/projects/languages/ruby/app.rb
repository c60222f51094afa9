def run(event:, context:)
  1
end
