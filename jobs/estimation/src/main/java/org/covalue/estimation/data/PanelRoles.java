package org.covalue.estimation.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.covalue.estimation.data.Panel.Role;

/** Which columns a design needs, and as what. Where a column serves twice, numbers come before names. */
final class PanelRoles {

    private PanelRoles() {}

    static Map<String, Role> of(Design design) {
        Map<String, Role> roles = new LinkedHashMap<>();
        if (!design.unit().isEmpty()) {
            roles.put(design.unit(), Role.KEY);
        }
        design.time().ifPresent(time -> roles.put(time, Role.PERIOD));
        design.treatedFrom().ifPresent(from -> roles.put(from, Role.PERIOD));
        design.groupColumns().forEach(column -> roles.putIfAbsent(column, Role.KEY));
        roles.put(design.outcomeColumn(), Role.NUMBER);
        design.covariates().stream()
                .map(Design.Term::of)
                .forEach(term -> roles.merge(
                        term.column(),
                        switch (term.form()) {
                            case AS_IS -> Role.ANY;
                            case LN -> Role.NUMBER;
                            case CATEGORY -> Role.CATEGORY;
                        },
                        (before, now) -> before == Role.NUMBER || now == Role.NUMBER ? Role.NUMBER : before));
        Stream.of(design.treated(), design.treatment(), design.weights())
                .forEach(column -> column.ifPresent(name -> roles.put(name, Role.NUMBER)));
        return roles;
    }
}
