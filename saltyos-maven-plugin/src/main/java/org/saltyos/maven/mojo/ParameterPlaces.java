package org.saltyos.maven.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.saltyos.maven.diag.Diagnostic;
import org.saltyos.maven.diag.SourceLocation;

/** Finds where in a POM a parameter got its value: the element of the plugin's configuration, or the property. */
final class ParameterPlaces {
    private static final Pattern PROPERTY = Pattern.compile("(?:\\b|(?<=-D))saltyos(?:\\.[a-zA-Z]+)+");

    private final Model model;
    private final MojoExecution execution;

    private final Set<String> commandLine;

    /**
     * A search.
     *
     * @param commandLine names of the properties given with {@code -D}, which hide those of the POM
     */
    ParameterPlaces(Model model, MojoExecution execution, Set<String> commandLine) {
        this.model = model;
        this.execution = execution;
        this.commandLine = Set.copyOf(commandLine);
    }

    /** A diagnostic that has no place yet but names a parameter, with the line of the POM that sets it. */
    Diagnostic located(Diagnostic diagnostic) {
        if (diagnostic.location() != null) {
            return diagnostic;
        }
        Matcher name = PROPERTY.matcher(diagnostic.message() + "\n" + String.join("\n", diagnostic.notes()));
        while (name.find()) {
            Optional<SourceLocation> place = find(name.group());
            if (place.isPresent()) {
                return new Diagnostic(
                        diagnostic.code(),
                        diagnostic.severity(),
                        place.get(),
                        diagnostic.message(),
                        diagnostic.notes());
            }
        }
        return diagnostic;
    }

    /** The place of a parameter by its property; empty if the command line or a default gives the value. */
    Optional<SourceLocation> find(String property) {
        for (Xpp3Dom configuration : configurations()) {
            Xpp3Dom element = configuration.getChild(element(property));
            Optional<SourceLocation> place = element == null ? Optional.empty() : place(element.getInputLocation());
            if (place.isPresent()) {
                return place;
            }
        }
        InputLocation properties = model.getLocation("properties");
        return properties == null || commandLine.contains(property)
                ? Optional.empty()
                : place(properties.getLocation(property));
    }

    private String element(String property) {
        List<Parameter> parameters = execution.getMojoDescriptor().getParameters();
        for (Parameter each : parameters == null ? List.<Parameter>of() : parameters) {
            if (("${" + property + "}").equals(each.getExpression())) {
                return each.getName();
            }
        }
        return property.substring(property.lastIndexOf('.') + 1);
    }

    /** The execution's own configuration comes before the plugin's. */
    private List<Xpp3Dom> configurations() {
        List<Xpp3Dom> result = new ArrayList<>();
        if (model.getBuild() == null) {
            return result;
        }
        for (Plugin plugin : model.getBuild().getPlugins()) {
            if (plugin.getArtifactId().equals(execution.getArtifactId())) {
                for (PluginExecution each : plugin.getExecutions()) {
                    if (each.getId().equals(execution.getExecutionId())
                            && each.getConfiguration() instanceof Xpp3Dom configuration) {
                        result.add(configuration);
                    }
                }
                if (plugin.getConfiguration() instanceof Xpp3Dom configuration) {
                    result.add(configuration);
                }
            }
        }
        return result;
    }

    private static Optional<SourceLocation> place(Object location) {
        if (!(location instanceof InputLocation input)
                || input.getSource() == null
                || input.getSource().getLocation() == null) {
            return Optional.empty();
        }
        return Optional.of(new SourceLocation(input.getSource().getLocation(), Math.max(0, input.getLineNumber())));
    }
}
