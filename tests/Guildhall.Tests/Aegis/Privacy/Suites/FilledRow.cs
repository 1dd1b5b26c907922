using System.Text.RegularExpressions;
using Guildhall.Discord.Model;

namespace Guildhall.Tests.Aegis.Privacy.Suites;

/// <summary>A row of any table with the person wherever one may stand, as literals of SQL.</summary>
internal static partial class FilledRow
{
    private static readonly Dictionary<string, string> own = new(StringComparer.Ordinal)
    {
        ["cases.kind"] = "'note'",
        ["cases.effect"] = "'active'",
        ["cases.execution"] = "'applied'",
        ["cases.dm"] = "'skipped'",
        ["cases.source"] = "'command'",
        ["cases.deleted_at"] = "NULL",
        ["case_evidence.snapshot"] = "NULL",
        ["case_evidence.place"] = "NULL",
        ["raid_holds.state"] = "'freed'",
        ["aegis_channel_holds.kind"] = "'lock'",
        ["aegis_channel_holds.state"] = "'ended'",
        ["raid_cleanup_targets.state"] = "'unbanned'",
        ["aegis_mass_targets.outcome"] = "'undone'",
        ["aegis_grants.subject_kind"] = "'user'",
        ["appeals.state"] = "'denied'",
        ["appeals.answers"] = "'[]'",
        ["appeal_entries.kind"] = "'question'",
        ["privacy_requests.asked_by"] = "'self'",
        ["audit.tenant_id"] = "NULL",
        ["aegis_automod_hits.subject_id"] = "1",
        ["aegis_automod_votes.subject_id"] = "1",
        ["aegis_automod_votes.state"] = "'decided'",
        ["jobs.unique_key"] = "'1'",
    };

    public static string ValueOf(string table, string column, string type, Snowflake<User> person, string name)
    {
        if (own.TryGetValue($"{table}.{column}", out var value))
        {
            return value;
        }

        var isText = type.Equals("TEXT", StringComparison.OrdinalIgnoreCase);
        return column switch
        {
            "guild_id" => "900000000000000001",
            _ when type.Equals("BLOB", StringComparison.OrdinalIgnoreCase) => "x'00'",
            _ when type == "bytea" => @"'\x00'",
            _ when Id().IsMatch(column) => isText ? $"'{person}'" : $"{person}",
            _ when !isText => "1",
            _ when Names().IsMatch(column) => $"'{name}'",
            "name" => table == "leases" ? $"'person {person}'"
            : table.StartsWith("raid", StringComparison.Ordinal) ? $"'{name}'"
            : "'n'",
            _ when Texts().IsMatch(column) => $"'[\"about {person}\"]'",
            _ => "'x'",
        };
    }

    [GeneratedRegex("^(?:user|target|actor|author|appellant|voter|subject)_id$|_by(?:_id)?$|^acting_for_id$|^actor$")]
    private static partial Regex Id();

    [GeneratedRegex("^(?:user|target|actor|author|appellant|voter|acting_for)_name$|_by_name$")]
    private static partial Regex Names();

    [GeneratedRegex(
        "^(?:reason|ended_reason|sent_reason|matched|payload|idempotency_key|text|decision_reason|details|subject"
            + "|body|mass_order|purge_order|faults|settings|summary|rules|why|wish|change)$"
    )]
    private static partial Regex Texts();
}
