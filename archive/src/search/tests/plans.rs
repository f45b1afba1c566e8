//! No query of the search scans a table: the planner says so.

use super::desk::SHARED;
use crate::storage;

#[test]
fn every_statement_is_bound_by_a_key_or_by_the_index() {
    SHARED
        .archive
        .read(|tx| {
            for statement in storage::search::finding_statements() {
                let mut explain = tx.prepare(&format!("EXPLAIN QUERY PLAN {statement}")).unwrap();
                let parameters = explain.parameter_count();
                let values = vec![rusqlite::types::Value::Text("ta".into()); parameters];
                let plan: Vec<String> = explain
                    .query_map(rusqlite::params_from_iter(values), |row| row.get("detail"))?
                    .collect::<rusqlite::Result<_>>()?;
                for step in &plan {
                    // A virtual table says SCAN also when it is asked by MATCH (M) or by rowid (=).
                    let bound = step.contains("VIRTUAL TABLE INDEX") && (step.contains(":M") || step.contains(":="));
                    let inner = step.starts_with("SCAN (subquery");
                    assert!(!step.starts_with("SCAN") || bound || inner, "{statement}\n{plan:#?}");
                    assert!(!step.contains("AUTOMATIC"), "no index: {statement}\n{plan:#?}");
                    assert!(!step.contains("TEMP B-TREE"), "sorts: {statement}\n{plan:#?}");
                }
                assert!(!plan.is_empty());
            }
            Ok(())
        })
        .unwrap();
}
