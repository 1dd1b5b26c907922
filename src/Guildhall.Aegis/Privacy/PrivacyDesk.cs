using System.Security.Cryptography;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Privacy;

/// <summary>Takes requests; a job carries them out.</summary>
internal sealed class PrivacyDesk(Db db, Pseudonyms pseudonyms, IEnumerable<IPersonRecords> others)
{
    // Whoever asks again and again is given what is there: an export costs time and room.
    private static readonly TimeSpan betweenExports = TimeSpan.FromHours(1);

    /// <summary>What an erasure takes of what other products keep, in whole sentences; empty for nothing.</summary>
    public string Loss { get; } = string.Join(' ', others.Select(records => records.Loss).OfType<string>());

    /// <summary>A second request of the kind while one is under way is the same one, and so is an export of one's own
    /// within the hour.</summary>
    /// <param name="askedBy"><c>self</c> or <c>cli</c>.</param>
    /// <param name="guild">Where it was asked; null on the web and by the operator.</param>
    public Task<PrivacyRequest> AskAsync(
        Snowflake<User> person,
        PrivacyKind kind,
        string askedBy,
        Snowflake<Guild>? guild,
        CancellationToken cancellation
    )
    {
        var ask = new
        {
            Id = RandomNumberGenerator.GetHexString(24, lowercase: true),
            Kind = kind.Stored(),
            Self = person,
            Pseudonym = pseudonyms.Of(person),
            AskedBy = askedBy,
        };
        return db.WriteAsync(
            unit => AskAsync(unit, ask.Id, ask.Kind, person, ask.Pseudonym, askedBy, guild),
            cancellation
        );
    }

    public Task<IReadOnlyList<PrivacyRequest>> OfAsync(Snowflake<User> person, CancellationToken cancellation) =>
        db.QueryAsync<PrivacyRequest>(PrivacySql.Of, new { Self = person }, cancellation);

    public Task<PrivacyRequest?> FindAsync(string id, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<PrivacyRequest>(PrivacySql.Find, new { Id = id }, cancellation);

    private static async Task<PrivacyRequest> AskAsync(
        Unit unit,
        string id,
        string kind,
        Snowflake<User> person,
        Snowflake<User> pseudonym,
        string askedBy,
        Snowflake<Guild>? guild
    )
    {
        var ask = new
        {
            Id = id,
            Kind = kind,
            Self = person,
            Pseudonym = pseudonym,
            AskedBy = askedBy,
            unit.Now,
            Since = unit.Now - betweenExports,
        };
        if (await unit.QuerySingleOrDefaultAsync<PrivacyRequest>(PrivacySql.Same, ask) is { } underWay)
        {
            return underWay;
        }

        await unit.ExecuteAsync(PrivacySql.Ask, ask);
        await unit.EnqueueAsync(new PrivacyJob(id));
        await unit.AuditAsync(
            new()
            {
                Guild = guild,
                Tenant = guild is null ? TenantId.Default : null,
                Actor = askedBy == "cli" ? "cli" : pseudonym.ToString(),
                Action = $"privacy.{kind}_asked",
                Subject = id,
            }
        );
        return (await unit.QuerySingleOrDefaultAsync<PrivacyRequest>(PrivacySql.Find, ask))!;
    }
}
