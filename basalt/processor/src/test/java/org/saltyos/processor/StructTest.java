package org.saltyos.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.lang.machine.Machine;

/** Layout interfaces become records that read and write the declared bytes, and mistakes become javac errors. */
class StructTest {
    private static final long BASE = 0x1000;

    @TempDir
    Path folder;

    private byte[] memory = new byte[0];

    @BeforeEach
    void mapMemory() {
        memory = new byte[64];
        Machine.reset().memory().map(BASE, memory);
    }

    private static String layout(String name, String attributes, String body) {
        return "package a.b; import org.saltyos.lang.*; @Struct(" + attributes + ") interface " + name + " {\n" + body
                + "\n}";
    }

    private Compilation compileOne(String attributes, String body) {
        return Compilation.of(folder, layout("ThingLayout", attributes, body));
    }

    @Test
    void everyKindOfFieldIsStoredWhereItWasDeclared() throws Exception {
        Compilation compilation = compileOne("size = 64", """
                @At(0) boolean on(); void on(boolean value);
                @At(1) byte small(); void small(byte value);
                @At(2) char letter(); void letter(char value);
                @At(4) @Unsigned(2) int port(); void port(int value);
                @At(6) short half(); void half(short value);
                @At(8) @Bits(lsb = 4, width = 12) int bits(); void bits(int value);
                @At(8) @Bits(lsb = 63, width = 1) boolean top(); void top(boolean value);
                @At(16) int word(); void word(int value);
                @At(20) @Bits(lsb = 8, width = 8, storage = 2) long narrow(); void narrow(long value);
                @At(24) @Count(3) long items(int index); void items(int index, long value);
                @At(48) @Unsigned(4) long size(); void size(long value);
                """);
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.warnings()).isEmpty();

        setAndGet(compilation, "on", boolean.class, true);
        setAndGet(compilation, "small", byte.class, (byte) -3);
        setAndGet(compilation, "letter", char.class, '\uffee');
        setAndGet(compilation, "port", int.class, 0xfffe);
        setAndGet(compilation, "half", short.class, (short) -2);
        setAndGet(compilation, "bits", int.class, 0xabc);
        setAndGet(compilation, "top", boolean.class, true);
        setAndGet(compilation, "word", int.class, 0x12345678);
        setAndGet(compilation, "narrow", long.class, 0xffL);
        setAndGet(compilation, "size", long.class, 0xfffffffeL);

        assertThat(memory)
                .startsWith(
                        1, 0xfd, 0xee, 0xff, 0xfe, 0xff, 0xfe, 0xff, 0xc0, 0xab, 0, 0, 0, 0, 0, 0x80, 0x78, 0x56, 0x34,
                        0x12, 0, 0xff);
        Class<?> thing = compilation.load("a.b.Thing");
        assertThat(constant(thing, "SIZE")).isEqualTo(64);
        assertThat(constant(thing, "SIZE_OFFSET")).isEqualTo(48);
        assertThat(constant(thing, "NARROW")).isEqualTo(20);
    }

    @Test
    void aSetBitGroupLeavesItsNeighboursAlone() throws Exception {
        Compilation compilation = compileOne("size = 8", """
                @At(0) @Bits(lsb = 0, width = 4) int low(); void low(int value);
                @At(0) @Bits(lsb = 4, width = 4) int high(); void high(int value);
                """);
        setAndGet(compilation, "low", int.class, 0xf);
        setAndGet(compilation, "high", int.class, 0xa);
        setAndGet(compilation, "low", int.class, 0x5);
        assertThat(memory[0]).isEqualTo((byte) 0xa5);
    }

    @Test
    void aSignedBitGroupKeepsItsSign() throws Exception {
        Compilation compilation = compileOne("size = 32", """
                @At(0) @Bits(lsb = 3, width = 5, signed = true) int near(); void near(int value);
                @At(8) @Bits(lsb = 2, width = 6, storage = 1, signed = true) byte small(); void small(byte value);
                @At(10) @Bits(lsb = 0, width = 12, storage = 2, signed = true) long wide(); void wide(long value);
                @At(16) @Bits(lsb = 1, width = 63, signed = true) long top(); void top(long value);
                @At(24) @Bits(lsb = 0, width = 32, storage = 4, signed = true) int whole(); void whole(int value);
                """);
        assertThat(compilation.errors()).isEmpty();
        for (int value : new int[] {-16, -1, 0, 15}) {
            setAndGet(compilation, "near", int.class, value);
        }
        setAndGet(compilation, "small", byte.class, (byte) -32);
        setAndGet(compilation, "wide", long.class, -2048L);
        setAndGet(compilation, "top", long.class, Long.MIN_VALUE >> 1);
        setAndGet(compilation, "whole", int.class, Integer.MIN_VALUE);
        assertThat(memory).startsWith(0x78, 0, 0, 0, 0, 0, 0, 0, 0x80, 0, 0, 8);
    }

    @Test
    void aValueThatDoesNotFitFailsAnAssertion() throws Exception {
        Compilation compilation = compileOne("size = 32", """
                @At(0) @Unsigned(1) int small(); void small(int value);
                @At(4) @Unsigned(4) long word(); void word(long value);
                @At(8) @Bits(lsb = 0, width = 5) int group(); void group(int value);
                @At(16) @Bits(lsb = 0, width = 5, signed = true) int signed(); void signed(int value);
                @At(24) @Unsigned(4) int whole(); void whole(int value);
                """);
        assertThat(compilation.errors()).isEmpty();
        refuses(compilation, "small", int.class, 256, -1);
        refuses(compilation, "word", long.class, 0x1_0000_0000L, -1L);
        refuses(compilation, "group", int.class, 32, -1);
        refuses(compilation, "signed", int.class, 16, -17);
        setAndGet(compilation, "whole", int.class, -1);
    }

    private void refuses(Compilation compilation, String name, Class<?> type, Object... values)
            throws ReflectiveOperationException {
        Object thing = pointer(compilation);
        for (Object value : values) {
            assertThatThrownBy(() -> accessor(thing, name, type).invoke(thing, value))
                    .as("%s %s", name, value)
                    .hasCauseInstanceOf(AssertionError.class)
                    .cause()
                    .hasMessage("value does not fit into " + name);
        }
    }

    @Test
    void anInlineArrayChecksItsIndex() throws Exception {
        Compilation compilation =
                compileOne("size = 16", "@At(4) @Count(3) int items(int index); void items(int index, int value);");
        Object thing = pointer(compilation);
        Method set = accessor(thing, "items", int.class, int.class);
        set.invoke(thing, 2, 0x01020304);
        assertThat(memory[12]).isEqualTo((byte) 4);
        assertThatThrownBy(() -> set.invoke(thing, 3, 0))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void structsOfTheSameCompilationPointToAndContainEachOther() {
        Compilation compilation = Compilation.of(
                folder,
                layout("NodeLayout", "size = 32", "@At(0) Node next(); void next(Node v); @At(8) @Nested Leaf leaf();"),
                layout("LeafLayout", "size = 16", "@At(0) Node parent(); @At(8) Id id(); void id(Id v);"),
                "package a.b; record Id(int value) {}");
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.generated("a.b.Node"))
                .contains("return new Leaf(address + LEAF);")
                .contains("Mem.putLong(address + NEXT, value.address());");
        assertThat(compilation.generated("a.b.Leaf")).contains("return new Id(Mem.getInt(address + ID));");
    }

    @Test
    void deviceRegistersUseVolatileAccess() {
        Compilation compilation = compileOne("size = 8, mmio = true", "@At(4) int control(); void control(int value);");
        assertThat(compilation.generated("a.b.Thing"))
                .contains("Mmio.getInt(address + CONTROL)")
                .doesNotContain("Mem.");
    }

    @Test
    void anUnknownTypeIsJavacsErrorOnly() {
        Compilation compilation = compileOne("size = 8", "@At(0) Missing missing();");
        assertThat(compilation.errors()).singleElement().asString().contains("cannot find symbol");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        size = 8 | @At(0) long a(); @At(4) int b(); | overlaps a (offset 0, 8 bytes): move one of them or mark both @Union
        size = 8 | @At(0) @Union long a(); @At(4) int b(); | overlaps a
        size = 16 | @At(4) long a(); | offset 4 is not a multiple of 8
        size = 12 | @At(0) int a(); | size 12 is not a multiple of alignment 8
        size = 8, align = 3 | @At(0) int a(); | power of two, not 3
        size = 0 | | at least one byte
        size = 8 | @At(8) int a(); | bytes 8 to 11 lie beyond the struct's size of 8
        size = 8 | @At(-8) int a(); | offset is negative
        size = 8 | @At(0) @Count(3) int a(int i); | bytes 0 to 11 lie beyond
        size = 8 | @At(0) @Count(0) int a(int i); | @Count is at least 1
        size = 8 | @At(0) @Count(2) int a(); | inline array a take an int index first
        size = 8 | @At(0) int a(int i); | add @Count
        size = 8 | @At(0) @Bits(lsb = 60, width = 5) int a(); | bits 60 to 64 do not fit into 8 bytes
        size = 8 | @At(0) @Bits(lsb = 0, width = 33) int a(); | 33 bits do not fit into int
        size = 8 | @At(0) @Bits(lsb = 0, width = 2) boolean a(); | 2 bits do not fit into boolean
        size = 8 | @At(0) @Bits(lsb = 0, width = 4, storage = 3) int a(); | storage is 1, 2, 4 or 8 bytes, not 3
        size = 8 | @At(0) @Unsigned(4) short a(); | needs an accessor type wider than 4 bytes
        size = 8 | @At(0) @Unsigned(3) int a(); | takes 1, 2, 4 or 8 bytes, not 3
        size = 8 | @At(0) @Bits(lsb = 0, width = 1, signed = true) boolean a(); | boolean has no sign
        size = 8 | int a(); | field a needs @At
        size = 8 | void a(int v); | setter a has no getter
        size = 8 | @At(0) int a(); void a(long v); | setter a takes long but its getter returns int
        size = 8 | @At(0) double a(); | type double, which cannot be stored
        size = 8 | @At(0) String a(); | type java.lang.String, which cannot be stored
        size = 8 | @At(0) long address(); | cannot be called address
        size = 8 | @At(0) @Nested long a(); | @Nested needs the record of another @Struct
        size = 8 | @At(0) default int a() { return 0; } | @At belongs on an abstract getter
        size = 16, align = 4, mmio = true | @At(4) long a(); | not a multiple of 8
        """)
    void mistakesAreErrorsOnTheElement(String attributes, String body, String expected) {
        assertThat(compileOne(attributes, body == null ? "" : body).errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).contains(expected));
    }

    @Test
    void aLayoutIsATopLevelInterfaceWithTheSuffix() {
        assertThat(Compilation.of(folder, layout("Thing", "size = 8", "")).errors())
                .singleElement()
                .asString()
                .contains("name ends in Layout");
    }

    private Object pointer(Compilation compilation) throws ReflectiveOperationException {
        var constructor = compilation.load("a.b.Thing").getDeclaredConstructor(long.class);
        constructor.setAccessible(true);
        return constructor.newInstance(BASE);
    }

    private static Method accessor(Object thing, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        Method method = thing.getClass().getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    private void setAndGet(Compilation compilation, String name, Class<?> type, Object value)
            throws ReflectiveOperationException {
        Object thing = pointer(compilation);
        accessor(thing, name, type).invoke(thing, value);
        assertThat(accessor(thing, name).invoke(thing)).as(name).isEqualTo(value);
    }

    private static Object constant(Class<?> thing, String name) throws ReflectiveOperationException {
        var field = thing.getField(name);
        field.setAccessible(true);
        return field.get(null);
    }
}
