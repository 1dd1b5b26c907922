using Guildhall.Core.Commands;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Observed;

/// <summary>Each entry of the audit log as it is written; the order of a guild's entries is kept.</summary>
internal sealed class HearAuditLog(ObservedEntries entries) : IListener<AuditLogEntry>
{
    public Task HandleAsync(AuditLogEntry happened, CancellationToken cancellation) =>
        happened.GuildId is { } guild ? entries.TakeAsync(guild, happened, cancellation) : Task.CompletedTask;
}
