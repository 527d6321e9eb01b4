package scenarios

import (
	"encoding/json"
	"fmt"
	"strings"

	"entente/model/belief"
)

// Schema returns the JSON Schema (draft 7, which the TOML editors read) of the
// scenario file, for completion and checks while typing. It follows from the
// same declarations as the checks of Load, which go further: Load also knows
// what the names refer to and reads the ranges. A file with a base may leave out
// what the base states.
func Schema() []byte {
	text, err := json.MarshalIndent(object{
		"$schema":     "http://json-schema.org/draft-07/schema#",
		"title":       "Scenario",
		"description": "A scenario of the simulator: a question about the relationship of two states, and everything assumed in answering it.",
		"definitions": definitions(),
		"if":          object{"required": []string{"base"}},
		"then":        schema{loose: true}.of(&scenarioForm),
		"else":        schema{}.of(&scenarioForm),
	}, "", "  ")
	if err != nil {
		panic(err) // maps of strings, numbers and lists always marshal
	}
	return append(text, '\n')
}

type object map[string]any

// A schema writes forms as JSON Schema. A loose one requires no field.
type schema struct {
	loose bool
}

func (s schema) of(f *form) object {
	switch f.shape {
	case aRecord:
		return s.record(f)
	case aMap:
		return s.entries(f)
	case aBelief:
		return s.number(f)
	case aStart:
		return object{"anyOf": []object{name(), {"type": "object", "additionalProperties": object{"type": "number", "minimum": 0, "maximum": 1}}}}
	case aDate:
		return date()
	case someDays:
		return object{"anyOf": []object{date(), {"type": "array", "items": date(), "minItems": 1, "maxItems": mostDays}}}
	case aFlag:
		return object{"type": "boolean"}
	case aFormat:
		return object{"const": 1}
	case aFactor:
		return object{"type": "number", "exclusiveMinimum": f.low, "exclusiveMaximum": f.high}
	case aName:
		return name()
	case someNames:
		return object{"type": "array", "items": name(), "minItems": 2, "uniqueItems": true}
	case someAddresses:
		return object{"type": "array", "items": object{"type": "string"}, "uniqueItems": true}
	case aLine:
		return object{"type": "string", "minLength": 1, "maxLength": longestLine}
	case aProse:
		return object{"type": "string", "minLength": 1, "maxLength": longestProse}
	}
	panic(fmt.Sprintf("scenarios: no schema for shape %d", f.shape))
}

func (s schema) record(f *form) object {
	properties, dependencies := object{}, object{}
	var must []string
	for i := range f.fields {
		one := &f.fields[i]
		properties[one.key] = described(s.of(&one.form), one.doc)
		if one.need == required && !(s.loose && !one.always) {
			must = append(must, one.key)
		}
		for _, cause := range one.neededBy {
			if !s.loose {
				dependencies[cause] = []string{one.key}
			}
		}
		if len(one.onlyWith) == 1 && !s.loose {
			dependencies[one.key] = one.onlyWith
		}
	}
	out := object{"type": "object", "additionalProperties": false, "properties": properties}
	if must != nil {
		out["required"] = must
	}
	if len(dependencies) > 0 {
		out["dependencies"] = dependencies
	}
	if f.oneOf != nil && !s.loose {
		out["anyOf"] = alternatives(f.oneOf)
	}
	return out
}

func alternatives(keys []string) []object {
	var all []object
	for _, key := range keys {
		all = append(all, object{"required": []string{key}})
	}
	return all
}

func (s schema) entries(f *form) object {
	return object{"type": "object", "propertyNames": object{"pattern": validKey.String()}, "additionalProperties": s.of(f.each), "maxProperties": f.most}
}

// number refers to the definition of its quantity; experts are not shared.
func (s schema) number(f *form) object {
	short := object{"anyOf": []object{{"type": "number"}, {"type": "string", "minLength": 1}}}
	switch {
	case f.long == nil:
		return short
	case f.long.field("says") != nil:
		return object{"anyOf": []object{short, s.of(f.long)}}
	}
	return object{"allOf": []object{{"$ref": "#/definitions/" + definition(f.quantity)}}, "description": f.quantity.String() + ", " + f.quantity.Allowed()}
}

// definitions are the numbers of all quantities in their short and long form.
func definitions() object {
	all := object{}
	for q := belief.Rate; q <= belief.Weight; q++ {
		f := stated(q)
		short := plain(q)
		all[definition(q)] = object{"anyOf": []object{schema{}.of(&short), schema{}.of(f.long)}}
	}
	return all
}

// definition is the name of a quantity within the schema.
func definition(q belief.Quantity) string { return strings.ReplaceAll(q.String(), " ", "_") }

// described adds what a field is for in front of what its value must be.
func described(o object, doc string) object {
	if what, ok := o["description"].(string); ok {
		doc += " A " + what + "."
	}
	o["description"] = doc
	return o
}

func name() object { return object{"type": "string", "pattern": validKey.String()} }

// date is a TOML date, which the editors' checkers hand on as text.
func date() object { return object{"type": "string", "format": "date"} }
