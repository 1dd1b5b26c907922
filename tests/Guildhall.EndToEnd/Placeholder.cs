namespace Guildhall.EndToEnd;
