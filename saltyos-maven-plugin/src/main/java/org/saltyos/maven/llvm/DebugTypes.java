package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateBasicType;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateForwardDecl;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateMemberType;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreatePointerType;
import static org.bytedeco.llvm.global.LLVM.LLVMDIBuilderCreateStructType;
import static org.bytedeco.llvm.global.LLVM.LLVMDIFlagZero;
import static org.saltyos.maven.llvm.ModuleContext.array;
import static org.saltyos.maven.llvm.ModuleContext.length;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.llvm.LLVM.LLVMDIBuilderRef;
import org.bytedeco.llvm.LLVM.LLVMMetadataRef;
import org.saltyos.maven.ir.Kind;
import org.saltyos.maven.ir.LocalVariable;

/** The types of variables in DWARF: numbers, pointers to objects by the class's name, and records as structures. */
final class DebugTypes {
    private static final int BOOLEAN = 2; // DW_ATE_boolean and the following: DWARF 4, section 7.8
    private static final int FLOATING = 4;
    private static final int SIGNED = 5;
    private static final int CHARACTER = 0x10;
    private static final int STRUCTURE = 0x13; // DW_TAG_structure_type
    private static final int POINTER_BITS = 64;

    private final LLVMDIBuilderRef builder;
    private final LLVMMetadataRef file;
    private final Map<String, LLVMMetadataRef> known = new HashMap<>();

    DebugTypes(LLVMDIBuilderRef builder, LLVMMetadataRef file) {
        this.builder = builder;
        this.file = file;
    }

    /** The type of a variable. */
    LLVMMetadataRef of(LocalVariable variable) {
        boolean whole = variable.parts().size() == 1
                && variable.parts().get(0).component().isEmpty();
        if (whole) {
            return known.computeIfAbsent(variable.type(), this::plain);
        }
        String key = "record " + variable.type();
        LLVMMetadataRef structure = known.get(key);
        if (structure == null) {
            structure = structure(variable);
            known.put(key, structure);
        }
        return structure;
    }

    /** Where a part of a record lies in its structure, in bits. */
    static int offset(LocalVariable variable, int part) {
        int end = 0;
        for (int i = 0; i < part; i++) {
            end = aligned(end, bits(variable.parts().get(i)))
                    + bits(variable.parts().get(i));
        }
        return aligned(end, bits(variable.parts().get(part)));
    }

    private static int aligned(int offset, int bits) {
        return (offset + bits - 1) / bits * bits;
    }

    /** Bits of a part. */
    static int bits(LocalVariable.Part part) {
        Kind kind = part.register().kind();
        return kind == Kind.I32 || kind == Kind.F32 ? Integer.SIZE : Long.SIZE;
    }

    private LLVMMetadataRef plain(String descriptor) {
        return switch (descriptor) {
            case "Z" -> number("boolean", Byte.SIZE, BOOLEAN);
            case "B" -> number("byte", Byte.SIZE, SIGNED);
            case "S" -> number("short", Short.SIZE, SIGNED);
            case "C" -> number("char", Character.SIZE, CHARACTER);
            case "I" -> number("int", Integer.SIZE, SIGNED);
            case "J" -> number("long", Long.SIZE, SIGNED);
            case "F" -> number("float", Float.SIZE, FLOATING);
            case "D" -> number("double", Double.SIZE, FLOATING);
            default -> pointer(name(descriptor));
        };
    }

    /** The name of a class; arrays keep their descriptor, as {@code Class.getName} does. */
    private static String name(String descriptor) {
        String name = descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
        return name.replace('/', '.');
    }

    private LLVMMetadataRef number(String name, int bits, int encoding) {
        return LLVMDIBuilderCreateBasicType(builder, name, length(name), bits, encoding, LLVMDIFlagZero);
    }

    private LLVMMetadataRef pointer(String name) {
        LLVMMetadataRef object =
                LLVMDIBuilderCreateForwardDecl(builder, STRUCTURE, name, length(name), file, file, 0, 0, 0, 0, "", 0);
        return LLVMDIBuilderCreatePointerType(builder, object, POINTER_BITS, 0, 0, "", 0);
    }

    private LLVMMetadataRef structure(LocalVariable variable) {
        List<LLVMMetadataRef> members = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < variable.parts().size(); i++) {
            LocalVariable.Part part = variable.parts().get(i);
            String name = part.component().replaceFirst("^\\.", "");
            int offset = offset(variable, i);
            members.add(LLVMDIBuilderCreateMemberType(
                    builder,
                    file,
                    name,
                    length(name),
                    file,
                    0,
                    bits(part),
                    0,
                    offset,
                    LLVMDIFlagZero,
                    machine(part.register().kind())));
            end = offset + bits(part);
        }
        String name = name(variable.type());
        return LLVMDIBuilderCreateStructType(
                builder,
                file,
                name,
                length(name),
                file,
                0,
                aligned(end, Integer.SIZE),
                0,
                LLVMDIFlagZero,
                null,
                array(members.toArray(LLVMMetadataRef[]::new)),
                members.size(),
                0,
                null,
                "",
                0);
    }

    private LLVMMetadataRef machine(Kind kind) {
        return known.computeIfAbsent("machine " + kind, k -> switch (kind) {
            case I32 -> number("int", Integer.SIZE, SIGNED);
            case I64 -> number("long", Long.SIZE, SIGNED);
            case F32 -> number("float", Float.SIZE, FLOATING);
            case F64 -> number("double", Double.SIZE, FLOATING);
            case REF -> pointer("java.lang.Object");
        });
    }
}
