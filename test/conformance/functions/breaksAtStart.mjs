console.log('reading the settings');
throw new RangeError('the settings are out of range');
