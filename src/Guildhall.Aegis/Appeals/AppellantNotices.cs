using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Options;

namespace Guildhall.Aegis.Appeals;

/// <summary>
/// Tries to tell the appellant by direct message. After a ban the two usually share no server and Discord refuses; the page
/// says the same, so nothing is lost.
/// </summary>
internal sealed class AppellantNotices(DiscordRest rest, Standings standings, IOptions<GuildhallOptions> options)
{
    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    /// <summary>False where Discord does not let the message through.</summary>
    /// <exception cref="DiscordApiException">Discord did not answer: worth another try.</exception>
    public async Task<bool> TryTellAsync(Appeal appeal, CancellationToken cancellation)
    {
        var guild = (await standings.GetAsync(appeal.GuildId, cancellation)).Name;
        var page = new Uri(
            options.Value.PublicUrl ?? new Uri("http://127.0.0.1"),
            string.Create(CultureInfo.InvariantCulture, $"/appeals/{appeal.GuildId}/{appeal.Number}")
        );
        try
        {
            var channel = await rest.CreateDmAsync(appeal.AppellantId, cancellation);
            var payload = MessagePayload.OfEmbed(
                new()
                {
                    Title = Cases.CaseText.Cut($"Your appeal in {guild}", 256),
                    Description = $"{Words(appeal)}\n\n{page.AbsoluteUri}",
                }
            );
            // The same news twice, after a crash, arrives once; another question is other news.
            var news = appeal.IsOpen ? $"v{appeal.Version}" : $"{appeal.State}";
            var nonce = $"{appeal.Number}.{news}.{appeal.GuildId.Value % 1_000_000_000}";
            await rest.CreateMessageAsync(
                channel.Id,
                payload with
                {
                    Nonce = Cases.CaseText.Cut(nonce, 25),
                },
                cancellation
            );
            return true;
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            return false;
        }
    }

    private static string Words(Appeal appeal) =>
        appeal.State switch
        {
            AppealState.NeedsInfo => "The staff have a question. You can answer it on the page:",
            AppealState.Approved => "Your appeal was **approved**. What was decided stands on the page:",
            AppealState.Denied => "Your appeal was **denied**. The reason stands on the page:",
            _ => "There is news on the page:",
        };
}
