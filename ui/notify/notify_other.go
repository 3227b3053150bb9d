//go:build windows || darwin

package notify

// show shows a notification as the toolkit does.
func (d *Desktop) show(n *Notification, _ <-chan struct{}) { d.Simple(n.Title, n.Text) }
