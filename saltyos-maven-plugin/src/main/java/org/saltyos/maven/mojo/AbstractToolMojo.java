package org.saltyos.maven.mojo;

import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.saltyos.maven.tool.HostPlatform;
import org.saltyos.maven.tool.LlvmFiles;
import org.saltyos.maven.tool.LlvmTools;

/** What the goals share that use LLVM or the bundles of other modules: where those come from. */
abstract class AbstractToolMojo extends AbstractSaltyMojo {
    /**
     * Directory the LLVM programs and libraries are unpacked to, shared by all builds of the user; by default
     * {@code saltyos} in the user's cache directory.
     */
    @Parameter(property = "saltyos.cacheDirectory")
    private String cacheDirectory;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true, required = true)
    private RepositorySystemSession repositorySession;

    @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true, required = true)
    private List<RemoteRepository> pluginRepositories;

    @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true, required = true)
    private List<RemoteRepository> projectRepositories;

    @Inject
    private RepositorySystem repositorySystem;

    /** The plugin and its dependencies: they decide a result as much as the input does. */
    final List<Path> toolClassPath() {
        return artifacts().classPath();
    }

    /** LLVM for this host, resolved now if it is not in the local repository. */
    final LlvmFiles llvmFiles() {
        return artifacts().llvm(cache());
    }

    /** Where files go that all builds of the user share. */
    final Path cache() {
        return cacheDirectory == null || cacheDirectory.isEmpty() ? LlvmFiles.defaultCache() : Path.of(cacheDirectory);
    }

    /** The programs of LLVM for this host. */
    final LlvmTools llvmTools() {
        LlvmFiles files = llvmFiles();
        return new LlvmTools(HostPlatform.current().orElseThrow(), files);
    }

    /** Finds the bundles of other modules. */
    final Bundles bundles() {
        return new Bundles(project, repositorySystem, repositorySession, projectRepositories, plugin.getVersion());
    }

    private ToolArtifacts artifacts() {
        return new ToolArtifacts(repositorySystem, repositorySession, pluginRepositories, plugin);
    }
}
