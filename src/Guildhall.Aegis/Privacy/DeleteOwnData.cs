using Guildhall.Core;
using Guildhall.Core.Commands;
using Microsoft.Extensions.Options;

namespace Guildhall.Aegis.Privacy;

/// <summary><c>/privacy delete</c>: the one who asks is taken out of everything; said twice, so that nobody does it by
/// accident.</summary>
internal sealed class DeleteOwnData(PrivacyDesk desk, IOptions<GuildhallOptions> options) : ICommand
{
    public const string Confirmation = "delete my data";

    public static CommandSpec Spec { get; } =
        new("privacy delete", "Have your data erased, in every server")
        {
            Options = [CommandOption.Text("confirm", $"Type: {Confirmation}") with { MaxLength = 100 }],
            Ephemeral = true,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (context.TryGetText("confirm")?.Trim().Equals(Confirmation, StringComparison.OrdinalIgnoreCase) != true)
        {
            return new Refusal(
                "aegis.not_confirmed",
                "This takes your name and id out of cases, appeals and notes in every server, and cannot be undone. Bans "
                    + $"stay. {(desk.Loss.Length == 0 ? "" : $"{desk.Loss} ")}To do it, run it again with confirm: `{Confirmation}`. `/privacy export` gives you a copy first."
            );
        }

        await desk.AskAsync(context.User, PrivacyKind.Erase, "self", context.Guild, cancellation);
        return new Reply(
            "Your data is being erased. Bans stay in force, and what runs on a timer keeps your id until it ends. "
                + $"You are signed out of {PrivacyEndpoints.AddressIn(options.Value)} too."
        );
    }
}
