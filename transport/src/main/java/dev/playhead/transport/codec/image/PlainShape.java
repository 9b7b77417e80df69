package dev.playhead.transport.codec.image;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.transport.auth.Capability;
import dev.playhead.transport.codec.CapabilityText;
import dev.playhead.transport.codec.ExactTree;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Values that are one JSON value.
enum PlainShape implements Shape {
    TEXT {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeString((String) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            expect(in, JsonToken.VALUE_STRING);
            return in.getText();
        }

        @Override
        public String name(Object value) {
            return (String) value;
        }

        @Override
        public Object named(String name) {
            return name;
        }
    },
    LONG {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeNumber((Long) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return in.getLongValue();
        }

        @Override
        public String name(Object value) {
            return value.toString();
        }

        @Override
        public Object named(String name) throws IOException {
            try {
                return Long.parseLong(name);
            } catch (NumberFormatException e) {
                throw new IOException("\"" + name + "\" is no number", e);
            }
        }
    },
    INT {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeNumber((Integer) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return in.getIntValue();
        }
    },
    /// Not a number and the infinities are texts.
    DOUBLE {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeNumber((Double) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return in.currentToken() == JsonToken.VALUE_STRING ? Double.parseDouble(in.getText()) : in.getDoubleValue();
        }
    },
    FLAG {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeBoolean((Boolean) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            return in.getBooleanValue();
        }
    },
    BYTES {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeBinary((byte[]) value);
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            expect(in, JsonToken.VALUE_STRING);
            try {
                return Base64.getDecoder().decode(in.getText());
            } catch (IllegalArgumentException e) {
                throw new IOException("a text is no base64", e);
            }
        }
    },
    CAPABILITY {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            out.writeString(value.equals(Capability.UNLIMITED) ? "" : CapabilityText.write((Capability) value));
        }

        @Override
        public Object read(JsonParser in) throws IOException {
            expect(in, JsonToken.VALUE_STRING);
            return in.getText().isEmpty() ? Capability.UNLIMITED : CapabilityText.read(in.getText());
        }
    },
    TREE {
        @Override
        public void write(JsonGenerator out, Object value) throws IOException {
            ExactTree.write(out, value);
        }

        @Override
        @SuppressWarnings("NullAway") // the value of a tree may be null; who reads one into a map expects it
        public Object read(JsonParser in) throws IOException {
            return ExactTree.read(in);
        }
    };

    static void expect(JsonParser in, JsonToken token) throws IOException {
        if (in.currentToken() != token) {
            throw new IOException("there is " + in.currentToken() + " where " + token + " should be");
        }
    }

    /// The shape of a primitive that is not there.
    static Shape primitive(PlainShape shape, @Nullable Object absent) {
        return new Shape() {
            @Override
            public void write(JsonGenerator out, Object value) throws IOException {
                shape.write(out, value);
            }

            @Override
            public Object read(JsonParser in) throws IOException {
                return shape.read(in);
            }

            @Override
            public @Nullable Object absent() {
                return absent;
            }

            @Override
            public String name(Object value) {
                return shape.name(value);
            }

            @Override
            public Object named(String name) throws IOException {
                return shape.named(name);
            }
        };
    }
}
