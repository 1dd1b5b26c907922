using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Guildhall.Host.Adapters.Discord;

/// <summary>
/// Asks Discord who it is, and gives the token back at once: nothing later needs it, so nothing of it is kept.
/// </summary>
internal sealed partial class SignInEvents(ILogger<SignInEvents> log)
{
    public void On(OAuthEvents events, DiscordApplication application)
    {
        events.OnCreatingTicket = context => FillAsync(context, application, context.HttpContext.RequestAborted);
        events.OnAccessDenied = context => LeaveAsync(context, "denied");
        events.OnRemoteFailure = context =>
        {
            var isLate = context.Failure is AuthenticationFailureException { InnerException: null };
            Failed(context.Failure?.GetType().Name, context.Failure?.Message);
            return LeaveAsync(context, isLate ? "late" : "failed");
        };
    }

    private async Task FillAsync(
        OAuthCreatingTicketContext context,
        DiscordApplication application,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        using var answer = await context.Backchannel.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        using var user = await JsonDocument.ParseAsync(body, default, cancellation);
        var id = user.RootElement.GetProperty("id").GetString()!;
        var name = user.RootElement.GetProperty("username").GetString()!;
        context.Identity!.AddClaim(new(ClaimTypes.NameIdentifier, id));
        context.Identity.AddClaim(new(ClaimTypes.Name, name));
        await RevokeAsync(context, application, cancellation);
    }

    private async Task RevokeAsync(
        OAuthCreatingTicketContext context,
        DiscordApplication application,
        CancellationToken cancellation
    )
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["token"] = context.AccessToken!,
                ["token_type_hint"] = "access_token",
                ["client_id"] = application.Id,
                ["client_secret"] = application.Secret,
            }
        );
        try
        {
            using var answer = await context.Backchannel.PostAsync(
                application.Route("oauth2/token/revoke"),
                form,
                cancellation
            );
            if (!answer.IsSuccessStatusCode)
            {
                NotRevoked((int)answer.StatusCode);
            }
        }
        catch (Exception exception)
            when (exception is HttpRequestException or OperationCanceledException
                && !cancellation.IsCancellationRequested
            )
        {
            // It ends by itself in a week, and nobody but this line has ever had it.
            NotRevoked(0);
        }
    }

    private static Task LeaveAsync<T>(HandleRequestContext<T> context, string problem)
        where T : AuthenticationSchemeOptions
    {
        context.Response.Redirect($"/sign-in?problem={problem}");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "A sign-in with Discord did not succeed: {Failure} {Why}")]
    private partial void Failed(string? failure, string? why);

    [LoggerMessage(LogLevel.Warning, "Discord did not take a token back: {Status}")]
    private partial void NotRevoked(int status);
}
