-- One volume for all tones became three: breath, bells and ticks.
UPDATE preferences
SET json = json_remove(json_set(json,
	'$.sound.breath', json_extract(json, '$.sound.tones'),
	'$.sound.bells', json_extract(json, '$.sound.tones'),
	'$.sound.ticks', json_extract(json, '$.sound.tones')), '$.sound.tones')
WHERE json_valid(json) AND json_extract(json, '$.sound.tones') IS NOT NULL;
