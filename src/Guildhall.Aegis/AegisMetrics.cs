using System.Diagnostics.Metrics;
using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis;

internal sealed class AegisMetrics
{
    private readonly Counter<long> acted;
    private readonly Counter<long> told;
    private readonly Counter<long> ended;
    private readonly Counter<long> observed;
    private readonly Counter<long> posted;
    private readonly Counter<long> delivered;

    public AegisMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Aegis");
        acted = meter.CreateCounter<long>(
            "guildhall.aegis.actions.carried_out",
            "{action}",
            "Actions on people, by kind, source and how they ended."
        );
        told = meter.CreateCounter<long>(
            "guildhall.aegis.notices.sent",
            "{notice}",
            "Direct messages about actions, by what became of them."
        );
        ended = meter.CreateCounter<long>(
            "guildhall.aegis.cases.ended",
            "{case}",
            "Timers that came due, by kind and what they found."
        );
        observed = meter.CreateCounter<long>(
            "guildhall.aegis.entries.observed",
            "{entry}",
            "Entries of Discord's audit log, by what became of them."
        );
        posted = meter.CreateCounter<long>("guildhall.aegis.log.posted", "{message}", "Mod-log messages, by outcome.");
        delivered = meter.CreateCounter<long>(
            "guildhall.aegis.webhooks.called",
            "{call}",
            "Calls of guilds' webhooks, by outcome."
        );
    }

    public void Acted(Case row, string outcome)
    {
        acted.Add(1, Tag("kind", row.Kind.Stored()), Tag("source", row.Source.Stored()), Tag("outcome", outcome));
        told.Add(1, Tag("outcome", row.Dm.Stored()));
    }

    public void Ended(CaseKind kind, string found) => ended.Add(1, Tag("kind", kind.Stored()), Tag("found", found));

    public void Observed(string outcome) => observed.Add(1, Tag("outcome", outcome));

    public void Posted(string outcome) => posted.Add(1, Tag("outcome", outcome));

    public void Delivered(string outcome) => delivered.Add(1, Tag("outcome", outcome));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
