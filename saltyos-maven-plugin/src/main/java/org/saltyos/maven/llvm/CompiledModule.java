package org.saltyos.maven.llvm;

/**
 * The machine code of a module.
 *
 * @param object an ELF relocatable file
 * @param frames the stack use of its functions
 */
public record CompiledModule(byte[] object, StackFrames frames) {}
