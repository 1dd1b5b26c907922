using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.Actions;

/// <summary>Acts whose cause can end before Discord lets them through.</summary>
internal interface IWithdrawal
{
    /// <summary>Whether it looks after cases of this kind at all.</summary>
    bool Covers(Case row);

    /// <summary>Right before the call is sent. False: the case is called off.</summary>
    ValueTask<bool> IsWantedAsync(Case row, CancellationToken cancellation);
}
