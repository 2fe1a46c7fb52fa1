// name: categories
// The categories in their order.
MATCH (c:Category)
RETURN c.code AS code, c.name AS name, c.name_en AS name_en
ORDER BY toInteger(code), code

// name: all
// The categories, the national priorities and the global goals, each in their order.
RETURN COLLECT { MATCH (t:Category) RETURN t {.code, .name, .name_en} ORDER BY toInteger(t.code), t.code } AS categories,
       COLLECT { MATCH (t:Priority) RETURN t {.code, .name, .name_en} ORDER BY toInteger(t.code), t.code } AS priorities,
       COLLECT { MATCH (t:Goal) RETURN t {.code, .name, .name_en} ORDER BY toInteger(t.code), t.code } AS goals

// name: served
// What one innovation serves of each.
OPTIONAL MATCH (i:Innovation {id: $innovation_id})
RETURN COLLECT {
         MATCH (i)-[:SERVES]->(t:Category) RETURN t {.code, .name, .name_en} ORDER BY toInteger(t.code), t.code
       } AS categories,
       COLLECT {
         MATCH (i)-[:SERVES]->(t:Priority) RETURN t {.code, .name, .name_en} ORDER BY toInteger(t.code), t.code
       } AS priorities,
       COLLECT {
         MATCH (i)-[:SERVES]->(t:Goal) RETURN t {.code, .name, .name_en} ORDER BY toInteger(t.code), t.code
       } AS goals
