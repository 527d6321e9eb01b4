package scenarios

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

const schemaFile = "scenario.schema.json"

// TestSchemaFileIsCurrent compares the file that scenarios name in #:schema with
// the language.
func TestSchemaFileIsCurrent(t *testing.T) {
	if *update {
		if err := os.WriteFile(schemaFile, Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != string(Schema()) {
		t.Errorf("%s is out of date: run go test ./scenarios -run Schema -update", schemaFile)
	}
}

// TestSchemaKnowsEveryKey looks every field of the language up in the schema.
func TestSchemaKnowsEveryKey(t *testing.T) {
	var whole map[string]any
	if err := json.Unmarshal(Schema(), &whole); err != nil {
		t.Fatal(err)
	}
	knows(t, "", whole["else"].(map[string]any), &scenarioForm)
	required := whole["then"].(map[string]any)["required"]
	if list, ok := required.([]any); !ok || len(list) != 1 || list[0] != "format" {
		t.Errorf("an overlay requires %v", required)
	}
}

func knows(t *testing.T, address string, schema map[string]any, f *form) {
	t.Helper()
	switch f.shape {
	case aRecord:
		properties := schema["properties"].(map[string]any)
		if len(properties) != len(f.fields) {
			t.Errorf("%s: %d properties for %d fields", address, len(properties), len(f.fields))
		}
		for i := range f.fields {
			one := &f.fields[i]
			property, ok := properties[one.key].(map[string]any)
			if !ok || property["description"] == nil {
				t.Errorf("%s has no %s, or no description of it", address, one.key)
				continue
			}
			knows(t, join(address, one.key), property, &one.form)
		}
	case aMap:
		knows(t, join(address, string(f.noun)), schema["additionalProperties"].(map[string]any), f.each)
	}
}

// TestSchemaInAnEditor has taplo, the checker behind the TOML extensions of
// editors, check the shipped scenarios and a few mistakes, where it is installed.
func TestSchemaInAnEditor(t *testing.T) {
	taplo, err := exec.LookPath("taplo")
	if err != nil {
		t.Skip("taplo is not installed")
	}
	schema, err := filepath.Abs(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	lint := func(files ...string) ([]byte, error) {
		return exec.Command(taplo, append([]string{"lint", "--no-auto-config", "--schema", "file://" + schema}, files...)...).CombinedOutput()
	}
	shipped, err := filepath.Glob("*.toml")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := lint(append(shipped, "testdata/faulty/small.toml", "templates/full.toml")...); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	for _, name := range []string{"structure_unknown_key", "structure_number_for_text", "structure_list_for_number", "structure_only_format",
		"structure_driver_key_in_capitals", "correlation_one", "structure_flag_as_text"} {
		if out, err := lint("testdata/faulty/" + name + ".toml"); err == nil {
			t.Errorf("%s is accepted\n%s", name, out)
		}
	}
}
