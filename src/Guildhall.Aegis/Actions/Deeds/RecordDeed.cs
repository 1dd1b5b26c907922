using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions.Deeds;

/// <summary>A note or a warning: it stands in the record, and nothing happens in Discord.</summary>
internal sealed class RecordDeed(CaseKind kind) : IDeed
{
    public CaseKind Kind => kind;

    public Need Need { get; } =
        new() { User = Permissions.ModerateMembers, Rights = [kind == CaseKind.Note ? Rights.View : Rights.Warn] };

    public bool Notifies => kind == CaseKind.Warn;

    // A note is for staff alone; it may be about anybody.
    public bool AsksHierarchy => kind == CaseKind.Warn;

    public Task DoAsync(DeedCall call, CancellationToken cancellation) => Task.CompletedTask;

    public Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation) => Task.FromResult(DeedState.Done);
}
