-- What one is careful with is told apart more finely: each of the earlier words
-- becomes the movements that it meant. The mat is equipment like all other.
UPDATE preferences
SET json = json_set(json, '$.careful', (
	SELECT json_group_array(became) FROM (
		SELECT DISTINCT means.became
		FROM json_each(preferences.json, '$.careful') AS was
		JOIN (
			SELECT 'deep-flexion' AS earlier, 'deep-hip-bend' AS became
			UNION ALL SELECT 'deep-flexion', 'loaded-rounding'
			UNION ALL SELECT 'deep-flexion', 'rounded-bend'
			UNION ALL SELECT 'hip-flexion', 'deep-hip-bend'
			UNION ALL SELECT 'extension', 'arching'
			UNION ALL SELECT 'extension', 'full-arching'
			UNION ALL SELECT 'twisting', 'twisting'
			UNION ALL SELECT 'twisting', 'loaded-twisting'
			UNION ALL SELECT 'hanging', 'hanging'
			UNION ALL SELECT 'knees', 'load-on-knees'
			UNION ALL SELECT 'knees', 'kneeling'
			UNION ALL SELECT 'wrists', 'load-on-wrists'
			UNION ALL SELECT 'neck', 'load-on-neck'
			UNION ALL SELECT 'balance', 'balance'
		) AS means ON means.earlier = was.value
	)))
WHERE json_valid(json) AND json_type(json, '$.careful') = 'array';

UPDATE preferences
SET json = json_insert(json, '$.equipment[#]', 'mat')
WHERE json_valid(json) AND json_type(json, '$.equipment') = 'array';
