using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>Tell the admins, in their channel, what needs them. Names no member, and wallets only of what is held.</summary>
/// <param name="Id">What it is about; one that waits is not doubled.</param>
internal sealed record PageAdminsJob(string Tenant, string Id, bool IsCritical, string Title, string Text)
    : IJob<PageAdminsJob>
{
    public static string Kind => "sietch.page_admins";

    public static JsonTypeInfo<PageAdminsJob> Json => SietchJson.Default.PageAdminsJob;

    public string? Key => $"{Tenant}:{Id}";

    public static PageAdminsJob OfFailures(TenantId tenant, long failures, DateTimeOffset since, string why) =>
        new(
            tenant.Value,
            string.Create(CultureInfo.InvariantCulture, $"failures:{failures}:{since.ToUnixTimeSeconds()}"),
            failures >= 4,
            string.Create(CultureInfo.InvariantCulture, $"The chain could not be read {failures} times in a row"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{why}\nThe list of before is served, and nobody loses a role by this. Look at the endpoints; `/sietch status` shows how it goes, `/sietch sync` tries now."
            )
        );

    public static PageAdminsJob OfRoles(TenantId tenant, DateTimeOffset now, string problems) =>
        new(
            tenant.Value,
            string.Create(CultureInfo.InvariantCulture, $"roles:{now.ToUnixTimeSeconds()}"),
            false,
            "Some roles cannot be given or taken",
            problems
        );

    public static PageAdminsJob OfLostLinks(TenantId tenant, DateTimeOffset now, long lost) =>
        new(
            tenant.Value,
            string.Create(CultureInfo.InvariantCulture, $"links:{now.ToUnixTimeSeconds()}"),
            true,
            "Some wallet links cannot be read",
            LinkTally.Means(lost)
        );

    public static PageAdminsJob OfAudit(TenantId tenant, string audit, IEnumerable<string> lines) =>
        new(
            tenant.Value,
            $"audit:{audit}",
            true,
            "Another endpoint tells another history of the chain",
            string.Join('\n', lines)
        );

    public static PageAdminsJob OfCorrection(TenantId tenant, string sync, IEnumerable<string> lines) =>
        new(
            tenant.Value,
            $"correction:{sync}",
            true,
            "What one endpoint told of the chain alone was wrong",
            string.Join('\n', lines)
        );

    public static PageAdminsJob OfGrace(TenantId tenant, DateTimeOffset since, string why) =>
        new(
            tenant.Value,
            string.Create(CultureInfo.InvariantCulture, $"grace:{since.ToUnixTimeSeconds()}"),
            true,
            $"Nothing was read of the chain since <t:{since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}:f>",
            $"{why}\nAnswers say so from now on. The list of before stays until a sync succeeds."
        );

    public static PageAdminsJob OfGraceEnd(TenantId tenant, DateTimeOffset since, bool isHeld) =>
        new(
            tenant.Value,
            string.Create(CultureInfo.InvariantCulture, $"grace-end:{since.ToUnixTimeSeconds()}"),
            false,
            "The chain is read again",
            isHeld
                ? "The new ranking is held, and the list of before stays until that is settled: `/sietch status` shows what it waits for."
                : "What is published is new again, and answers no longer say that it is old."
        );

    public static PageAdminsJob OfHold(TenantId tenant, long number, string why, string? leaving) =>
        new(
            tenant.Value,
            string.Create(CultureInfo.InvariantCulture, $"hold:{number}"),
            true,
            string.Create(CultureInfo.InvariantCulture, $"A new ranking is held (hold {number})"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{why}{(leaving is null ? "" : $"\n{leaving}")}\nNothing was published. If it is true, `/sietch confirm hold:{number}` publishes it; if not, look at the endpoints and the vaults."
            )
        );
}
