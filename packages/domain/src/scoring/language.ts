/** Languages the product speaks; zh is zh-CN. */
export type Language = 'en' | 'zh';
