// name: regions
// Every region by its name.
MATCH (r:Region)
RETURN r.code AS code, r.name AS name
ORDER BY code
