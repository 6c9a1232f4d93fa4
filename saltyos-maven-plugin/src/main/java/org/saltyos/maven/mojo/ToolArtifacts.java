package org.saltyos.maven.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.tool.HostPlatform;
import org.saltyos.maven.tool.LlvmFiles;

/**
 * The plugin's own class path, and the native half of LLVM for the machine the build runs on.
 *
 * <p>The natives are a classifier that differs per host, so they cannot be a plain dependency of the plugin without
 * downloading all hosts' (1.4 GB); they are resolved when the first goal needs them, from the same repositories.
 */
final class ToolArtifacts {
    private static final String LLVM_GROUP = "org.bytedeco";

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;
    private final PluginDescriptor plugin;

    ToolArtifacts(
            RepositorySystem system,
            RepositorySystemSession session,
            List<RemoteRepository> repositories,
            PluginDescriptor plugin) {
        this.system = system;
        this.session = session;
        this.repositories = repositories;
        this.plugin = plugin;
    }

    /** The plugin (a jar, or a directory of classes inside its own build) and everything it depends on. */
    List<Path> classPath() {
        List<Path> paths = new ArrayList<>();
        for (Artifact artifact : plugin.getArtifacts()) {
            File file = artifact.getFile();
            if (file != null && "jar".equals(artifact.getArtifactHandler().getExtension())) {
                paths.add(file.toPath());
            }
        }
        Path own = plugin.getPluginArtifact().getFile().toPath();
        if (!paths.contains(own)) {
            paths.add(0, own);
        }
        return paths;
    }

    /** The natives of LLVM and of its binding for this host. */
    LlvmFiles llvm(Path cache) {
        HostPlatform host = HostPlatform.require(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        return new LlvmFiles(natives("llvm", host), natives("javacpp", host), cache);
    }

    private Path natives(String artifactId, HostPlatform host) {
        String version = plugin.getArtifacts().stream()
                .filter(a ->
                        a.getGroupId().equals(LLVM_GROUP) && a.getArtifactId().equals(artifactId))
                .map(Artifact::getVersion)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the plugin does not depend on " + artifactId));
        DefaultArtifact wanted = new DefaultArtifact(LLVM_GROUP, artifactId, host.classifier(), "jar", version);
        try {
            return system.resolveArtifact(session, new ArtifactRequest(wanted, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new UserError(
                    DiagnosticCode.SALT9002,
                    null,
                    "cannot get " + wanted + ": " + e.getMessage(),
                    "try: run once without -o, with access to Maven Central or a mirror of it");
        }
    }
}
