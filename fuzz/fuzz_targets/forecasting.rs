//! The forecast of a year, for a set-up made of the bytes: on every night it says what the engine says of that night.
#![no_main]

use gradecrosswalk::domain::exchange::{HomeIndex, SectionIndex};
use gradecrosswalk::matching::{NightState, SchoolPair, Tonight};
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::{Forecast, SchoolYear};
use gradecrosswalk_testkit::generate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let of = generate::from_bytes(bytes);
    let setup = &of.setup;
    let year = SchoolYear::of(of.as_of.date()).expect("a generated night is in a school year");
    let nights = Nights::of_year(year).expect("a school year has nights");
    let forecast = Forecast::of(setup, nights, of.policy);
    let pairs: Vec<_> = (0..).map(HomeIndex).map_while(|home| SchoolPair::of(setup, home)).collect();
    for day in nights.days().first().iter_days().take(nights.days().days() as usize) {
        let tonight = Tonight::of(setup, nights.as_of(day).expect("a night of the year"), of.policy);
        for (section, links) in (0..).map(SectionIndex).zip(setup.layout().sections()) {
            for link in links {
                let home = &setup.homes()[usize::from(link.home.0)];
                let there = &setup.technical().sections()[section.0 as usize].key;
                let here = &home.sections()[link.section as usize].key;
                let at_both = tonight.pair(&pairs[usize::from(link.home.0)]);
                let told = forecast.of_link(there, home.id(), here).expect("each link has a forecast");
                for (task, named) in setup.profile().indexed_tasks() {
                    let state = at_both.section(section, link).expect("linked").task(task).expect("a task");
                    match told.task(&named.name) {
                        Some(told) => assert_eq!(told.on(day), Some(state), "{day} {there} {}\n{of:#?}", named.name),
                        None => assert!(matches!(state, NightState::TaskNotOnCourse | NightState::Waived)),
                    }
                }
            }
        }
    }
});
