'use strict';

module.exports.create = async () => ({ statusCode: 201 });
