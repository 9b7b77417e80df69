package dev.playhead.transport.codec;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.core.Version;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The part of Jackson's generator that nobody here calls: raw text, objects, features. It is refused, so that a call
/// that comes one day is noticed.
abstract class PlainGenerator extends JsonGenerator {

    private static UnsupportedOperationException not() {
        return new UnsupportedOperationException("not needed by the codecs");
    }

    @Override
    public void writeNumber(float number) {
        throw not();
    }

    @Override
    public void writeNumber(String number) {
        throw not();
    }

    @Override
    public void writeFieldName(SerializableString name) {
        throw not();
    }

    @Override
    public void writeString(char[] text, int offset, int length) {
        throw not();
    }

    @Override
    public void writeString(SerializableString text) {
        throw not();
    }

    @Override
    public void writeRawUTF8String(byte[] text, int offset, int length) {
        throw not();
    }

    @Override
    public void writeUTF8String(byte[] text, int offset, int length) {
        throw not();
    }

    @Override
    public void writeRaw(String text) {
        throw not();
    }

    @Override
    public void writeRaw(String text, int offset, int length) {
        throw not();
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) {
        throw not();
    }

    @Override
    public void writeRaw(char c) {
        throw not();
    }

    @Override
    public void writeRawValue(String text) {
        throw not();
    }

    @Override
    public void writeRawValue(String text, int offset, int length) {
        throw not();
    }

    @Override
    public void writeRawValue(char[] text, int offset, int length) {
        throw not();
    }

    @Override
    public int writeBinary(Base64Variant variant, InputStream data, int length) {
        throw not();
    }

    @Override
    public void writeObject(Object value) {
        throw not();
    }

    @Override
    public void writeTree(TreeNode root) {
        throw not();
    }

    @Override
    public JsonGenerator setCodec(@Nullable ObjectCodec codec) {
        throw not();
    }

    @Override
    public @Nullable ObjectCodec getCodec() {
        return null;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable JsonStreamContext getOutputContext() {
        return null;
    }

    @Override
    public JsonGenerator enable(Feature feature) {
        throw not();
    }

    @Override
    public JsonGenerator disable(Feature feature) {
        throw not();
    }

    @Override
    public boolean isEnabled(Feature feature) {
        return false;
    }

    @Override
    public int getFeatureMask() {
        return 0;
    }

    @Override
    @Deprecated
    public JsonGenerator setFeatureMask(int mask) {
        throw not();
    }

    @Override
    public JsonGenerator useDefaultPrettyPrinter() {
        throw not();
    }
}
