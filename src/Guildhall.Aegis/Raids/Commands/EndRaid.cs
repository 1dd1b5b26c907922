using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Commands;

/// <summary><c>/raid off</c>: the level is normal again.</summary>
internal sealed class EndRaid(RaidDesk desk) : ICommand
{
    private const string Keep = "keep them held";

    public static CommandSpec Spec { get; } =
        new("raid off", "Set the raid level back to normal")
        {
            Options =
            [
                CommandOption.Choice(
                    "held",
                    "What happens to those who are held; else they are freed",
                    "free them",
                    Keep
                ),
            ],
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.BanMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var frees = context.TryGetText("held") != Keep;
        var ended = await desk.EndAsync(Staff.Of(context), frees, cancellation);
        return ended.TryGet(out var raid, out var refusal)
            ? new Reply(
                $"Raid {raid.Number} is over: invites and DMs are open again. "
                    + (
                        frees
                            ? "Whoever was held gets back what they had, about one a second."
                            : "Whoever is held stays so for 24 hours at most; the alert has a button to free them."
                    )
                    + " Who joined until now no longer counts; joins from now on do, and many at once raise the level again."
            )
            : refusal;
    }
}
