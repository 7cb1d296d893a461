package org.covalue.samples;

import java.time.LocalDate;
import java.util.List;

/** Projects with participants, results and funders' shares. */
final class ProjectFiles {
    private static final List<List<String>> TITLES = List.of(
            List.of("Marca colectiva «Hecho aquí»", "Wspólna marka regionu", "A shared regional brand"),
            List.of("Agenda estratégica a diez años", "Strategia rozwoju na dziesięć lat", "Ten-year strategy"),
            List.of("Laboratorio común de ensayos", "Wspólne laboratorium badawcze", "Joint testing laboratory"),
            List.of("Ventanilla única, menos trámites", "Mniej barier, więcej działania", "One desk for permits"),
            List.of("Rueda de inversión", "Giełda inwestorów", "Investor round"),
            List.of(
                    "Formación técnica \"Segundo turno\"",
                    "Szkolenia \"Druga zmiana\"",
                    "Night school \"Second shift\""),
            List.of("Consorcio de exportación", "Konsorcjum eksportowe", "Export consortium"),
            List.of("Jóvenes y mujeres en el oficio", "Młodzi i kobiety w zawodzie", "Youth and women in the trade"),
            List.of(
                    "Proveedores con menor huella",
                    "Dostawcy o mniejszym śladzie",
                    "Suppliers with a smaller footprint"),
            List.of("Compra conjunta de energía", "Wspólny zakup energii", "Joint purchase of energy"));
    private static final List<String> GOALS =
            List.of("", "", "9.5;17.17", "16.6", "8.2;9.3", "4.4;8.5", "17.11", "5.5;8.6", "12.5;9.4", "7.2;7.3");
    private static final List<String> LEVELS = List.of(
            "none",
            "none",
            "products_markets",
            "cluster_development",
            "products_markets",
            "cluster_development",
            "none",
            "cluster_development",
            "value_chain",
            "value_chain");
    private final Landing landing;

    ProjectFiles(Landing landing) {
        this.landing = landing;
    }

    void write(Projects projects) {
        for (Project project : projects.all) {
            writeProject(project);
            writeShares(project);
            if (!project.status().equals("idea")) {
                projects.participants(project).forEach(member -> writeParticipation(project, member));
                writeResults(project);
            }
        }
    }

    private void writeProject(Project project) {
        Table table = landing.table(
                "projects/project.csv",
                Style.SEMICOLON,
                "project_id,organisation_id,title,objective,"
                        + "shared_value_level,sdg_targets,status,idea_on,signed_on,started_on,planned_end_on,"
                        + "ended_on,budget,spent,"
                        + "currency,in_annual_plan");
        Dice dice = Dice.of("project row", project.id());
        Country country = project.organisation().country();
        int objective = project.objective();
        List<String> title = TITLES.get(objective);
        boolean isSpent = project.hasStarted();
        table.row(
                project.id(),
                project.organisation().id(),
                country.say(title.get(0), title.get(1), title.get(2)),
                Project.OBJECTIVES.get(objective),
                dice.chance(0.05) ? "" : LEVELS.get(objective),
                GOALS.get(objective),
                project.status(),
                project.ideaOn(),
                Text.day(project.signedOn()),
                project.startedOn(),
                project.plannedEndOn(),
                Text.day(project.endedOn()),
                Text.money(project.budget()),
                isSpent ? Text.money(project.budget() * dice.between(0.6, 1.05)) : "",
                country.currency,
                Text.yes(dice.chance(0.7)));
    }

    private void writeShares(Project project) {
        Table table =
                landing.table("projects/project_share.csv", Style.COMMA, "project_id,funder_id,funder_name,share");
        int left = 100;
        for (Funder funder : project.funders()) {
            int share = Dice.of("share", project.id(), funder.id()).whole(4, 8) * 5;
            table.row(project.id(), funder.id(), funder.name(), share);
            left -= share;
        }
        table.row(
                project.id(),
                "own-" + project.organisation().id(),
                project.organisation().name(),
                left);
    }

    private void writeParticipation(Project project, Member member) {
        Table table = landing.table(
                "projects/participation.csv",
                Style.COMMA,
                "project_id,member_id,started_on,ended_on,contribution_cash,contribution_in_kind,currency");
        Dice dice = Dice.of("participation", project.id(), member.id);
        double cash = project.budget() * dice.between(0.002, 0.02);
        boolean hasDates = dice.chance(0.3);
        table.row(
                project.id(),
                member.id,
                hasDates ? project.startedOn() : "",
                hasDates ? project.plannedEndOn() : "",
                dice.chance(0.4) ? "" : Text.money(cash),
                dice.chance(0.6) ? "" : Text.money(cash / 2),
                project.organisation().country().currency);
    }

    private void writeResults(Project project) {
        Country country = project.organisation().country();
        writeResult(
                project,
                country.say("Ventas conjuntas", "Wspólna sprzedaż", "Joint sales"),
                "business",
                "contracts",
                0,
                12);
        if (!GOALS.get(project.objective()).isEmpty()) {
            writeResult(
                    project,
                    country.say("Personas formadas", "Przeszkolone osoby", "People trained"),
                    "social",
                    "people",
                    20,
                    90);
        }
        if (project.objective() >= 8) {
            writeResult(
                    project,
                    country.say("Emisiones por unidad", "Emisja na jednostkę", "Emissions per unit"),
                    "environmental",
                    "index",
                    100,
                    80);
        }
        if (Dice.of("kept level", project.id()).chance(0.03)) {
            writeResult(
                    project, country.say("Satisfacción", "Zadowolenie", "Satisfaction"), "social", "percent", 80, 80);
        }
    }

    private void writeResult(Project project, String name, String kind, String unit, double baseline, double target) {
        Table table = landing.table(
                "projects/project_result.csv",
                Style.TAB,
                "project_id,result_name,result_kind,unit,baseline,target,actual,due_on,measured_on");
        Dice dice = Dice.of("result", project.id(), name);
        boolean isMeasured = project.status().equals("completed") && dice.chance(0.88);
        double actual = baseline + (target - baseline) * dice.normal(0.85, 0.3);
        LocalDate measured = isMeasured ? project.endedOn().plusDays(dice.whole(0, 60)) : null;
        table.row(
                project.id(),
                name,
                kind,
                unit,
                baseline == 0 ? "" : Text.whole(baseline),
                Text.whole(target),
                isMeasured ? Text.whole(Math.max(0, actual)) : "",
                project.plannedEndOn(),
                Text.day(measured));
    }
}
