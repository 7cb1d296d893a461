package org.covalue.samples;

import java.time.LocalDate;
import java.util.List;

// ---------------------------------------------------------------------------------------------- organisations

/**
 * A cluster organisation as the table below describes it.
 *
 * @param favourite the funding source it leans on, or {@code mixed}
 * @param firms member firms at the end of 2024
 * @param coverage the share of its firms that report in a year, about
 */
record Organisation(
        String id,
        String name,
        Country country,
        String region,
        String regionName,
        String sector,
        LocalDate foundedOn,
        String favourite,
        int firms,
        double coverage) {

    static final String CORDOBA = "cordoba_technology_cluster";
    static final String COPYRIGHT = "caribbean_copyright_societies";

    /** Organisations whose first firm is far larger than all the others. */
    private static final List<String> DOMINATED =
            List.of("cluster_energia_atlantico", "klaster_mleczarski_podlasia", "point_lisas_process_engineering");

    private static final String TABLE = """
        cordoba_technology_cluster|Córdoba Technology Cluster|AR|AR-X|Córdoba|6201|2001-05-17|mixed|290|0.80
        cluster_vitivinicola_cuyo|Clúster Vitivinícola de Cuyo|AR|AR-M|Mendoza|1102|2009-03-02|regional_public|22|0.75
        polo_metalmecanico_rafaela|Polo Metalmecánico de Rafaela|AR|AR-S|Santa Fe|2511|2004-09-21|services|26|0.85
        cluster_citricola_tucuman|Clúster Citrícola de Tucumán|AR|AR-T|Tucumán|0123|2011-06-10|national_public|18|0.60
        cluster_biotecnologia_litoral|Clúster de Biotecnología del Litoral|AR|AR-E|Entre Ríos|7210|2013-04-08|research_projects|14|0.80
        cluster_energias_patagonia|Clúster de Energías de la Patagonia|AR|AR-U|Chubut|3510|2016-02-15|international_public|16|0.42
        cluster_audiovisual_rio_de_la_plata|Clúster Audiovisual del Río de la Plata|AR|AR-C|Buenos Aires|5911|2019-08-01|sponsorship|12|0.70
        cluster_cafes_especiales_huila|Clúster de Cafés Especiales del Huila|CO|CO-HUI|Huila|1079|2007-11-05|international_public|30|0.80
        cluster_moda_antioquia|Clúster Textil y Moda de Antioquia|CO|CO-ANT|Antioquia|1410|2005-02-14|membership_fees|34|0.85
        cluster_tic_sabana|Clúster TIC de la Sabana|CO|CO-CUN|Cundinamarca|6201|2010-07-01|services|38|0.75
        cluster_energia_atlantico|Clúster de Energía del Atlántico|CO|CO-ATL|Atlántico|3510|2012-03-20|mixed|14|0.90
        cluster_turismo_bolivar|Clúster de Turismo de Bolívar|CO|CO-BOL|Bolívar|5510|2014-05-12|sponsorship|20|0.70
        cluster_cosmeticos_valle|Clúster de Cosméticos del Valle|CO|CO-VAC|Valle del Cauca|2023|2015-10-01|national_public|16|0.80
        cluster_flores_boyaca|Clúster de Flores de Boyacá|CO|CO-BOY|Boyacá|0119|2018-01-22|membership_fees|12|0.45
        cluster_logistica_narino|Clúster Logístico de Nariño|CO|CO-NAR|Nariño|5229|2021-06-15|international_public|6|0.65
        cluster_motor_ebro|Clúster del Motor del Ebro|ES|ES-NC|Navarra|2930|1999-04-26|services|42|0.90
        cluster_maquina_herramienta_vasca|Clúster Vasco de Máquina-Herramienta|ES|ES-PV|País Vasco|2822|1998-10-13|membership_fees|36|0.90
        cluster_calzado_alicante|Clúster del Calzado de Alicante|ES|ES-VC|Comunitat Valenciana|1520|2006-06-06|sponsorship|22|0.75
        cluster_aeroespacial_andaluz|Clúster Aeroespacial Andaluz|ES|ES-AN|Andalucía|3030|2010-01-18|research_projects|18|0.80
        cluster_alimentacion_catalunya|Clúster de l'Alimentació de Catalunya|ES|ES-CT|Catalunya|1079|2012-09-03|regional_public|30|0.85
        cluster_salud_atlantica|Clúster Salud Atlántica|ES|ES-GA|Galicia|2100|2014-03-11|research_projects|14|0.70
        cluster_agua_aragon|Clúster del Agua de Aragón|ES|ES-AR|Aragón|3600|2017-05-08|regional_public|12|0.75
        cluster_economia_circular_asturias|Clúster de Economía Circular de Asturias|ES|ES-AS|Asturias|3830|2020-02-03|national_public|8|0.60
        lodzki_klaster_tekstylny|Łódzki Klaster Tekstylny|PL|PL-10|Łódź|1391|2003-05-29|studies_and_data|26|0.80
        slaski_klaster_automatyki|Śląski Klaster Automatyki|PL|PL-24|Śląsk|2829|2008-04-16|international_public|24|0.85
        wielkopolski_klaster_meblarski|Wielkopolski Klaster Meblarski|PL|PL-30|Wielkopolska|3100|2009-10-01|membership_fees|26|0.80
        klaster_lotniczy_sanu|Klaster Lotniczy Sanu|PL|PL-18|Podkarpacie|3030|2011-02-07|mixed|20|0.85
        pomorski_klaster_morski|Pomorski Klaster Morski „Bałtyk"|PL|PL-22|Pomorze|3011|2013-09-09|services|16|0.70
        malopolski_klaster_energii|Małopolski Klaster Energii Odnawialnej|PL|PL-12|Małopolska|3510|2016-11-14|international_public|12|0.75
        klaster_mleczarski_podlasia|Klaster Mleczarski Podlasia|PL|PL-20|Podlasie|1050|2018-03-05|national_public|14|0.90
        klaster_gier_wroclaw|Klaster Gier Wrocław|PL|PL-02|Dolny Śląsk|5820|2022-01-10|studies_and_data|7|0.70
        point_lisas_process_engineering|Point Lisas Process Engineering Cluster|TT|TT-CTT|Couva|2011|2002-08-19|services|16|0.85
        trinidad_steelpan_carnival_arts|Trinidad Steelpan and Carnival Arts Cluster|TT|TT-POS|Port of Spain|9000|2008-02-01|sponsorship|10|0.48
        trinidad_fine_cocoa|Trinidad Fine Cocoa Cluster|TT|TT-SGE|Sangre Grande|1073|2012-05-30|international_public|14|0.80
        tobago_sustainable_tourism|Tobago Sustainable Tourism Cluster|TT|TT-TOB|Tobago|5510|2015-07-06|local_public|12|0.75
        caribbean_copyright_societies|Association of Caribbean Copyright Societies|TT|TT-POS|Port of Spain|9499|2000-01-01|membership_fees|0|1.00
        barbados_rum_agroprocessing|Barbados Rum and Agro-processing Cluster|BB|BB-08|Saint Michael|1101|2006-04-03|membership_fees|10|0.80
        bridgetown_marine_services|Bridgetown Marine Services Cluster|BB|BB-08|Saint Michael|5222|2010-09-15|other|9|0.75
        barbados_renewable_energy|Barbados Renewable Energy Cluster|BB|BB-01|Christ Church|3510|2014-01-27|international_public|8|0.85
        barbados_digital_finance|Barbados Digital Finance Cluster|BB|BB-08|Saint Michael|6201|2020-10-05|other|5|0.60
        """;

    static List<Organisation> all() {
        return TABLE.lines().map(line -> of(line.split("\\|"))).toList();
    }

    private static Organisation of(String[] cells) {
        return new Organisation(
                cells[0],
                cells[1],
                Country.valueOf(cells[2]),
                cells[3],
                cells[4],
                cells[5],
                LocalDate.parse(cells[6]),
                cells[7],
                Integer.parseInt(cells[8]),
                Double.parseDouble(cells[9]));
    }

    boolean isCordoba() {
        return id.equals(CORDOBA);
    }

    boolean isCopyright() {
        return id.equals(COPYRIGHT);
    }

    boolean isDominated() {
        return DOMINATED.contains(id);
    }

    int age(int year) {
        return year - foundedOn.getYear();
    }

    /** The first year that has data: the founding year or the first year of the samples. */
    int firstYear() {
        return Math.max(foundedOn.getYear(), GenerateSamples.FIRST_YEAR);
    }

    String legalForm() {
        return isCopyright() ? "association" : country.say("asociación civil", "stowarzyszenie", "non-profit company");
    }
}
