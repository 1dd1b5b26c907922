using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary>Who ordered it, as Discord has them now: rights that are gone since the order stop it.</summary>
internal sealed class MassActors(Targets targets, Gates gates)
{
    public async Task<Result<Staff>> FindAsync(
        Snowflake<Guild> guild,
        Snowflake<User> user,
        CaseKind kind,
        CancellationToken cancellation
    )
    {
        if (!(await targets.FindAsync(guild, user, cancellation)).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        if (!member.IsPresent)
        {
            return AccessRefusals.TargetLeft(member);
        }

        var staff = new Staff
        {
            Guild = guild,
            User = user,
            Name = member.Name,
            Roles = member.Roles,
            TimedOutUntil = member.TimedOutUntil,
        };
        return await gates.CheckAsync(staff, MassCalls.NeedOf(kind), cancellation) is { } missing ? missing : staff;
    }
}
