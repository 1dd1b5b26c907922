using Guildhall.Core.Storage;

namespace Guildhall.Core.Webhooks;

/// <summary>Whoever lets people set webhooks up hears how they do.</summary>
public interface IWebhookWatch
{
    /// <param name="outcome"><c>taken</c>, <c>refused</c> or <c>unreachable</c>.</param>
    void Delivered(string outcome);

    /// <summary>It took nothing for three days; in the unit that switches it off.</summary>
    Task SwitchedOffAsync(Unit unit, Webhook webhook, string error);
}
