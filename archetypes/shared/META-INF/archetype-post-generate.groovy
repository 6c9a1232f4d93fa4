// Runs behind the generation, because Maven looks at the patterns of archetype-metadata.xml only when it asks a person.
import javax.lang.model.SourceVersion

def refuse(String fact, String fix) {
    // The folder stays: it may have been there before, with things of its own.
    throw new IllegalArgumentException(fact + "; try: " + fix + ", and delete the folder " + request.artifactId)
}

def name = request.artifactId
if (!(name ==~ /@name.pattern@/)) {
    def near = name.toLowerCase().replaceAll(/[^a-z0-9]+/, "-").replaceAll(/^[^a-z]+|-+$/, "").take(31)
    refuse("artifactId is '" + name + "', but it becomes the name of the @name.of@, which is @name.pattern@",
            near ? "-DartifactId=" + near : "a name that begins with a letter")
}
def folder = request.getPackage()
if (!SourceVersion.isName(folder)) {
    refuse("package is '" + folder + "', which is no name of a Java package",
            "-Dpackage=" + folder.replaceAll(/[^A-Za-z0-9_.]/, "_"))
}
