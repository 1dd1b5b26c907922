using System.Text.Json;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;

namespace Guildhall.Core.Audit;

/// <summary>What was done, written in the unit that did it, and read newest first.</summary>
public static class AuditLog
{
    /// <exception cref="ArgumentException">Neither a tenant nor a guild is named.</exception>
    public static Task AuditAsync(this Unit unit, AuditEntry entry)
    {
        if (entry.Tenant is null && entry.Guild is null)
        {
            throw new ArgumentException("An audit entry names its tenant or its guild.", nameof(entry));
        }

        return unit.ExecuteAsync(
            AuditSql.Add,
            new
            {
                entry.Tenant,
                entry.Guild,
                entry.Actor,
                entry.Action,
                entry.Subject,
                entry.Outcome,
                Details = entry.Details is null
                    ? null
                    : JsonSerializer.Serialize(entry.Details, AuditJson.Default.IReadOnlyDictionaryStringString),
                unit.Now,
            }
        );
    }

    /// <param name="before">The id of the last row seen; null for the newest.</param>
    public static Task<IReadOnlyList<AuditRow>> AuditOfAsync(
        this Db db,
        TenantId tenant,
        int limit,
        long? before,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<AuditRow>(
            AuditSql.OfTenant,
            new
            {
                Tenant = tenant,
                Limit = limit,
                Before = before ?? long.MaxValue,
            },
            cancellation
        );

    /// <param name="before">The id of the last row seen; null for the newest.</param>
    public static Task<IReadOnlyList<AuditRow>> AuditOfGuildAsync(
        this Db db,
        Snowflake<Guild> guild,
        int limit,
        long? before,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<AuditRow>(
            AuditSql.OfGuild,
            new
            {
                Guild = guild,
                Limit = limit,
                Before = before ?? long.MaxValue,
            },
            cancellation
        );
}

/// <param name="Details">JSON, an object of strings.</param>
public sealed record AuditRow(
    long Id,
    string Actor,
    string Action,
    string? Subject,
    string Outcome,
    string? Details,
    DateTimeOffset At
);
