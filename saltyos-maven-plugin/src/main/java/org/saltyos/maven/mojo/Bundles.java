package org.saltyos.maven.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.saltyos.maven.diag.DiagnosticCode;
import org.saltyos.maven.diag.UserError;

/**
 * Finds the bundles of kernels and servers by the coordinates of their modules: the current module, a module of the same
 * build, or a repository.
 */
final class Bundles {
    /** Classifier of an attached bundle. */
    static final String CLASSIFIER = "saltyos";

    /** Type of an attached bundle. */
    static final String TYPE = "zip";

    private static final String OWN_GROUP = "org.saltyos";

    private final MavenProject project;
    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;
    private final String ownVersion;

    /**
     * Prepares the search.
     *
     * @param ownVersion version of the plugin, used for modules of its group when nothing else names a version
     */
    Bundles(
            MavenProject project,
            RepositorySystem system,
            RepositorySystemSession session,
            List<RemoteRepository> repositories,
            String ownVersion) {
        this.project = project;
        this.system = system;
        this.session = session;
        this.repositories = repositories;
        this.ownVersion = ownVersion;
    }

    /** The bundle the current module attached, if any. */
    Optional<Path> own() {
        return project.getAttachedArtifacts().stream()
                .filter(a -> CLASSIFIER.equals(a.getClassifier()) && TYPE.equals(a.getType()))
                .map(a -> a.getFile().toPath())
                .findFirst();
    }

    /**
     * The bundle of another module.
     *
     * @param coordinates {@code groupId:artifactId} or {@code groupId:artifactId:version}
     * @throws UserError if the coordinates are malformed or name nothing
     */
    Path find(String coordinates) {
        String[] parts = coordinates.strip().split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new UserError(
                    DiagnosticCode.SALT9001,
                    null,
                    "\"" + coordinates + "\" does not name a module",
                    "try: groupId:artifactId or groupId:artifactId:version");
        }
        String version = parts.length == 3 ? parts[2] : version(parts[0], parts[1], coordinates);
        DefaultArtifact bundle = new DefaultArtifact(parts[0], parts[1], CLASSIFIER, TYPE, version);
        try {
            return system.resolveArtifact(session, new ArtifactRequest(bundle, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new UserError(
                    DiagnosticCode.SALT3002,
                    null,
                    coordinates + " has no bundle: " + e.getMessage(),
                    "why: an image is made of the bundles that the goal link attaches, and this module has none",
                    "try: mvn install in the project that makes it, or correct the name");
        }
    }

    private String version(String groupId, String artifactId, String coordinates) {
        Optional<String> declared = project.getArtifacts().stream()
                .filter(a -> a.getGroupId().equals(groupId) && a.getArtifactId().equals(artifactId))
                .map(Artifact::getBaseVersion)
                .findFirst();
        if (declared.isPresent()) {
            return declared.get();
        }
        if (groupId.equals(project.getGroupId())) {
            return project.getVersion();
        }
        if (groupId.equals(OWN_GROUP)) {
            return ownVersion;
        }
        throw new UserError(
                DiagnosticCode.SALT9001,
                null,
                coordinates + " has no version",
                "try: groupId:artifactId:version, or make it a dependency of the module");
    }
}
