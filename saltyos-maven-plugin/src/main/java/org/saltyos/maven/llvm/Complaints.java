package org.saltyos.maven.llvm;

import static org.bytedeco.llvm.global.LLVM.LLVMDSError;
import static org.bytedeco.llvm.global.LLVM.LLVMDisposeMessage;
import static org.bytedeco.llvm.global.LLVM.LLVMGetDiagInfoDescription;
import static org.bytedeco.llvm.global.LLVM.LLVMGetDiagInfoSeverity;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.llvm.LLVM.LLVMDiagnosticHandler;
import org.bytedeco.llvm.LLVM.LLVMDiagnosticInfoRef;

/**
 * Receives what LLVM says while it works: errors, and the stack frame sizes that functions are told to report.
 *
 * <p>A frame of 0 bytes exceeds no limit and so is not reported.
 */
final class Complaints extends LLVMDiagnosticHandler {
    private static final Pattern FRAME =
            Pattern.compile("stack frame size \\((\\d+)\\) exceeds limit \\(\\d+\\) in function '(.*)'");

    private final SortedMap<String, Long> frameSizes = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();

    @Override
    public void call(LLVMDiagnosticInfoRef information, Pointer unused) {
        BytePointer description = LLVMGetDiagInfoDescription(information);
        String text = description.getString();
        LLVMDisposeMessage(description);
        Matcher frame = FRAME.matcher(text);
        if (frame.find()) {
            frameSizes.put(frame.group(2), Long.parseLong(frame.group(1)));
        } else if (LLVMGetDiagInfoSeverity(information) == LLVMDSError) {
            errors.add(text);
        }
    }

    /** Bytes of the frame of each function that has one, without its return address. */
    SortedMap<String, Long> frameSizes() {
        return frameSizes;
    }

    /** The errors, in LLVM's words. */
    List<String> errors() {
        return errors;
    }
}
