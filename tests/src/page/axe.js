// Runs axe-core over the whole page; answers what is violated and where.
const done = arguments[arguments.length - 1];
window.axe
  .run(document, { resultTypes: ["violations"] })
  .then((result) =>
    done(
      result.violations.map((broken) => ({
        rule: broken.id,
        help: broken.help,
        where: broken.nodes.map((node) => `${node.html.slice(0, 160)}\n      ${node.failureSummary.replace(/\s+/g, " ")}`),
      })),
    ),
  )
  .catch((error) => done([{ rule: "axe", help: error.message, where: [] }]));
