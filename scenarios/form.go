package scenarios

import "entente/model/belief"

// A shape is what may stand at one place of a scenario.
type shape int

const (
	aLine     shape = iota + 1 // one line of text
	aProse                     // text of any length
	aDate                      // a day
	someDays                   // a day or a list of days, ascending
	aFlag                      // true or false
	aFormat                    // the version of the language
	aFactor                    // a plain number between two bounds
	aBelief                    // a number as an analyst states it
	aName                      // the key of something declared elsewhere
	someNames                  // a list of keys, declared by it
	someAddresses
	aStart  // a rung, or a probability for each rung
	aRecord // a table with the keys of its fields
	aMap    // a table whose keys are names
)

// A noun is what a name names.
type noun string

const (
	noNoun    noun = ""
	aLadder   noun = "ladder"
	aRung     noun = "rung"
	aDriver   noun = "driver"
	aShock    noun = "shock"
	anOutcome noun = "outcome"
	anExpert  noun = "expert"
)

// A form declares what may stand at one place. The forms hang together as a
// tree that starts at scenarioForm. Checker, printer, JSON Schema and the
// reference all read this tree and know nothing else of the language.
type form struct {
	shape    shape
	quantity belief.Quantity // of aBelief
	long     *form           // the table that may stand for an aBelief
	low      float64         // bounds of aFactor
	high     float64
	noun     noun                 // what the keys of aMap or the text of aName name
	declares bool                 // the keys of aMap come into being here
	most     int                  // entries of aMap
	each     *form                // the entries of aMap
	fields   []field              // of aRecord
	oneOf    []string             // of the fields at least one is given
	explains bool                 // aRecord has why and source, which speak for all numbers in it
	also     func(checker, *node) // what no single field can tell
}

// A field is one key of a record.
type field struct {
	key      string
	form     form
	need     need
	doc      string   // one sentence, for the reference and for editors
	sample   string   // how a value looks, in TOML
	neededBy []string // fields that make this one required
	always   bool     // required of an overlay too
	onlyWith []string // fields of which one must be given for this one to mean anything
}

// A need says whether a record must have a field.
type need int

const (
	optional need = iota
	required
)

func (f *form) field(key string) *field {
	for i := range f.fields {
		if f.fields[i].key == key {
			return &f.fields[i]
		}
	}
	return nil
}

func (f *form) keys() []string {
	keys := make([]string, len(f.fields))
	for i := range f.fields {
		keys[i] = f.fields[i].key
	}
	return keys
}

func record(fields ...field) form { return form{shape: aRecord, fields: fields} }

// explained is a record that may carry the reason and the source of its numbers.
func explained(fields ...field) form {
	fields = append(fields,
		field{key: "why", form: form{shape: aProse}, doc: "Reason for the numbers of this table that have none of their own.", sample: `"six deepenings in thirty years"`},
		field{key: "source", form: form{shape: aProse}, doc: "Where the reason can be checked.", sample: `"history.csv"`})
	return form{shape: aRecord, fields: fields, explains: true}
}

func declared(what noun, most int, each form) form {
	return form{shape: aMap, noun: what, declares: true, most: most, each: &each}
}

func by(what noun, each form) form {
	return form{shape: aMap, noun: what, most: mostEntries, each: &each}
}

// stated is a number in its short or its long form, plain only in its short.
func stated(quantity belief.Quantity) form {
	one := plain(quantity)
	one.long = longForm(quantity)
	return one
}

func plain(quantity belief.Quantity) form { return form{shape: aBelief, quantity: quantity} }

func nameOf(what noun) form { return form{shape: aName, noun: what} }
