using Guildhall.Core;
using Guildhall.Core.Commands;
using Microsoft.Extensions.Options;

namespace Guildhall.Aegis.Privacy;

/// <summary><c>/privacy export</c>: everything about the one who asks, over all servers.</summary>
internal sealed class ExportOwnData(PrivacyDesk desk, IOptions<GuildhallOptions> options) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("privacy export", "Get everything that is kept about you") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        await desk.AskAsync(context.User, PrivacyKind.Export, "self", context.Guild, cancellation);
        return new Reply(
            "Your data is being gathered. You can download it for 7 days at "
                + $"{PrivacyEndpoints.AddressIn(options.Value)}, after signing in with Discord."
        );
    }
}
