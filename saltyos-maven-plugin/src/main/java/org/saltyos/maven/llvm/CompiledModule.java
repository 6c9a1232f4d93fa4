package org.saltyos.maven.llvm;

/**
 * The machine code of a module.
 *
 * @param object an ELF relocatable file
 * @param frames the stack use of its functions
 * @param facts what the optimiser left of checks, calls and loops
 */
public record CompiledModule(byte[] object, StackFrames frames, CodeFacts facts) {}
