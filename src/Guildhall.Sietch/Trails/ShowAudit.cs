using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Trails;

/// <summary><c>/sietch audit</c>: what was done in the community, the newest first.</summary>
internal sealed class ShowAudit(AuditCard card, CommunityRegistry communities) : ICommand
{
    private const int LongestWord = 30;

    private static readonly Refusal badWord = new(
        "sietch.audit_about",
        "Say what it is about with a word such as wallet, seat, badge, ruling, waitlist or links; or leave it out for everything else."
    );

    public static CommandSpec Spec { get; } =
        new("sietch audit", "What was done here, by whom and when")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
            Options =
            [
                CommandOption.Text(
                    "about",
                    "wallet, seat, badge, ruling, waitlist …, or links: who was looked up; default all but those"
                ),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out _, out var elsewhere))
        {
            return elsewhere;
        }

        var about = context.TryGetText("about")?.Trim().ToLowerInvariant() ?? "";
        return about.Length <= LongestWord && about.All(letter => char.IsAsciiLetter(letter) || letter == '.')
            ? await card.OfAsync(context, about, null, cancellation)
            : badWord;
    }
}
