// name: keep
// Remember what a form's key led to; the unique key refuses the second of two equal submits.
CREATE (:IdempotencyKey {id: $key, result: $result, at: $at})

// name: result
// What a form's key led to.
MATCH (k:IdempotencyKey {id: $key})
RETURN k.result AS result
