exports.handler = async () => process.env.TABLE;
