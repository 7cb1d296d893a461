package org.covalue.studies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StudyTest {

    @Test
    void groupsAreNamedInThePlanBeforeTheFirstEstimate() {
        assertThat(Study.all())
                .isNotEmpty()
                .allSatisfy(study -> assertThat(study.plan().keys())
                        .containsEntry(
                                "groups",
                                "{age_band=[0-4, 5-9, 10+], funding_class="
                                        + study.groups().get("funding_class") + "}")
                        .containsEntry("group_estimators", "[callaway_santanna, imputation]")
                        .containsKeys("outcome", "estimators", "panel"));
    }
}
