package org.saltyos.maven.pipeline.worker;

import java.nio.file.Path;
import org.saltyos.maven.pipeline.LoweringRequest;

/**
 * A module to compile.
 *
 * @param request what to lower
 * @param outputDirectory where {@code module.o}, {@code offsets.inc} and {@code frames.json} go; made if needed
 * @param emit whether to make machine code; without, only the checks are done and nothing is written
 */
public record LowerJob(LoweringRequest request, Path outputDirectory, boolean emit) {}
