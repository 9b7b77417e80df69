package dev.playhead.samples;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A test that runs once with JSON and once with MessagePack; its parameter is `useBinaryProtocol`.
@ParameterizedTest(name = "useBinaryProtocol={0}")
@ValueSource(booleans = {false, true})
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface BothFormats {}
